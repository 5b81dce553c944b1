// `roicm/embed` and `roicm/frame`: scripts that a page runs. They export nothing.

export {};
