import type { ArrayNode, Member, ObjectNode, ValueNode } from '../../node.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenObject = Mutable<Omit<ObjectNode, 'members'>> & { readonly members: Member[] };
export type OpenArray = Mutable<Omit<ArrayNode, 'items'>> & { readonly items: ValueNode[] };

/** A container whose closing bracket has not been read. */
export interface Frame {
  readonly node: OpenObject | OpenArray;
  /** The member whose value it is: it ends where the value ends. */
  readonly member: Mutable<Member> | undefined;
  /** What was read last, directly inside the brackets. Behind `junk` a comma is neither missing nor unexpected. */
  last: 'bracket' | 'item' | 'comma' | 'junk';
  /** End of the last item, or of the opening bracket. */
  itemEnd: number;
  /** Offset of the last comma. */
  commaAt: number;
}

export function closingBracketOf(frame: Frame): '}' | ']' {
  return frame.node.type === 'object' ? '}' : ']';
}

/** The containers that are open at one place, outermost first. */
export class BracketStack {
  private readonly frames: Frame[] = [];
  private readonly open = { object: 0, array: 0 };

  get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  get depth(): number {
    return this.frames.length;
  }

  /** The frame `depth` below the innermost, which is at 0. */
  below(depth: number): Frame | undefined {
    return this.frames[this.frames.length - 1 - depth];
  }

  push(frame: Frame): void {
    this.frames.push(frame);
    this.open[frame.node.type]++;
  }

  /** Closes the innermost container at `end`. */
  pop(end: number): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    this.open[frame.node.type]--;
    frame.node.end = end;
    if (frame.member !== undefined) frame.member.end = end;
    const parent = this.top;
    if (parent !== undefined) parent.itemEnd = end;
  }

  holds(type: 'object' | 'array'): boolean {
    return this.open[type] > 0;
  }
}
