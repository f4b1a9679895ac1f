/** By release, config and slot: `openai/gpt-5.4 on codex with openai:me`. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

export function readAnswers(text: string): Answers;

export function printAnswer(
  one:
    | {
        readonly provider: string;
        readonly model: string;
        readonly runtime?: string | undefined;
        readonly profile?: string | null | undefined;
        readonly env?: string | undefined;
        /** Where the request went. */
        readonly host?: string | undefined;
        readonly allowed?: boolean | undefined;
      }
    | undefined,
): string;
