import { EXPECT, type Expect, type Level } from './hypothesis.js';

export function wantsKey(expect: Expect): boolean {
  return expect === EXPECT.key || expect === EXPECT.nextKey;
}

export function wantsValue(expect: Expect): boolean {
  return expect === EXPECT.value || expect === EXPECT.item || expect === EXPECT.nextItem || expect === EXPECT.root;
}

export function mayClose(expect: Expect): boolean {
  switch (expect) {
    case EXPECT.key:
    case EXPECT.nextKey:
    case EXPECT.memberEnd:
    case EXPECT.item:
    case EXPECT.nextItem:
    case EXPECT.itemEnd:
      return true;
    default:
      return false;
  }
}

export function afterComma(expect: Expect): Expect {
  return expect === EXPECT.memberEnd ? EXPECT.nextKey : EXPECT.nextItem;
}

export function afterValue(level: Level | undefined): Expect {
  if (level === undefined) return EXPECT.end;
  return level.type === 'object' ? EXPECT.memberEnd : EXPECT.itemEnd;
}
