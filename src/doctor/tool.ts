/** Who made a report. A test holds it against package.json. */
export const tool = { name: 'clawmend', version: '0.1.0' } as const;
