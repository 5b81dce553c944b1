export type Problem = { code: string; path: string; message: string; help: string; location?: { line: number; column: number } };
export type Evaluation = any; export type Simulation = any; export type GoalSeek = any; export type Explanation = any;
export type Preset = { name: string; description: string; toml: string };
