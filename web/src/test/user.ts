import userEvent from '@testing-library/user-event';

/** Types and clicks without pauses in between: tests wait for effects, not for time. */
export const user = userEvent.setup({ delay: null });
