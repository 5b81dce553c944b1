export type Scenario = Record<string, unknown>;
