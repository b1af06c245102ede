import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Alphabet, type CharacterNode, createAlphabet, type Kinds } from './alphabet.ts';

/** What must hold between two characters; `null` stands for the beginning and the end of the text. */
export type Condition = (before: number | null, after: number | null) => boolean;

/** A way from one character of a match to the next. */
export interface Way {
  /** Index of a place; `accept` when the match is complete, `dead` when what was looked at is left behind. */
  readonly to: number | 'accept' | 'dead';
  readonly conditions: readonly Condition[];
  /** Goes round a loop whose turns are bounded, outside of any that is not. */
  readonly bounded: boolean;
}

/** A pattern as places, each of which takes one character, and ways between them. */
export interface PatternGraph {
  readonly alphabet: Alphabet;
  /** What each place takes. */
  readonly places: readonly Kinds[];
  readonly ways: readonly (readonly Way[])[];
  /** From where an attempt begins. */
  readonly begin: readonly Way[];
  readonly sticky: boolean;
  /** What cannot be judged. */
  readonly doubts: readonly string[];
}

/** A loop of more turns may as well have no bounds. */
const MOST_TURNS = 1_000;

interface Step {
  readonly to: number;
  readonly condition?: Condition;
  readonly bounded?: boolean;
}
type Element = AST.Element;

const isCharacter = (node: AST.Node): node is CharacterNode =>
  ['Character', 'CharacterSet', 'CharacterClass', 'ExpressionCharacterClass'].includes(node.type) &&
  !(
    node.parent &&
    [
      'CharacterClass',
      'CharacterClassRange',
      'ExpressionCharacterClass',
      'ClassIntersection',
      'ClassSubtraction',
      'StringAlternative',
    ].includes(node.parent.type)
  );

/** Reads a pattern into a graph in which every way of the matcher is a path. */
export function buildGraph(source: string, flags: string): PatternGraph {
  const parser = new RegExpParser({ ecmaVersion: 2025 });
  const pattern = parser.parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const nodes: CharacterNode[] = [];
  const collect = (node: AST.Node) => void (isCharacter(node) && nodes.push(node));
  visitRegExpAST(pattern, {
    onCharacterEnter: collect,
    onCharacterSetEnter: collect,
    onCharacterClassEnter: collect,
    onExpressionCharacterClassEnter: collect,
  });
  const alphabet = createAlphabet(nodes, flags);
  const doubts: string[] = [];
  /** Between characters: where one goes without taking any. */
  const steps: Step[][] = [[], [], []];
  const [START, ACCEPT, DEAD] = [0, 1, 2];
  const taking = new Map<number, { readonly place: number; readonly to: number }[]>();
  const places: Kinds[] = [];
  const node = () => steps.push([]) - 1;
  const step = (from: number, to: number, more: Omit<Step, 'to'> = {}) => void steps[from]!.push({ to, ...more });

  function take(from: number, kinds: Kinds): number {
    const to = node();
    taking.set(from, [...(taking.get(from) ?? []), { place: places.push(kinds) - 1, to }]);
    return to;
  }

  function addAlternatives(alternatives: readonly AST.Alternative[], from: number, inLoop: boolean): number {
    const end = node();
    for (const alternative of alternatives) {
      let at = node();
      step(from, at);
      for (const element of alternative.elements) at = addElement(element, at, inLoop);
      step(at, end);
    }
    return end;
  }

  function addQuantifier({ element, min, max }: AST.Quantifier, from: number, inLoop: boolean): number {
    const unbounded = max > MOST_TURNS;
    const [enter, end] = [node(), node()];
    step(from, enter);
    if (max === 0) {
      step(enter, end);
      return end;
    }
    const left = addElement(element, enter, inLoop || unbounded);
    // One turn stands for as many as are asked for: more ways than there are, never fewer. No way is there twice.
    if (max > 1) step(left, enter, { bounded: !unbounded && !inLoop });
    if (max === 1 || min > 0) step(left, end);
    if (min === 0) step(enter, end);
    return end;
  }

  function addElement(element: Element, from: number, inLoop: boolean): number {
    if (isCharacter(element)) return take(from, alphabet.setOf(element));
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return addAlternatives(element.alternatives, from, inLoop);
      case 'Quantifier':
        return addQuantifier(element, from, inLoop);
      case 'Assertion':
        return addAssertion(element, from, inLoop);
      case 'Backreference':
        return addBackreference(element, from);
      default:
        return element satisfies never;
    }
  }

  /** Anything may stand for what a group took; so much as the group may take. */
  function addBackreference(element: AST.Backreference, from: number): number {
    const groups = [element.resolved].flat();
    if (groups.some((group) => isUnbounded(group.alternatives)))
      doubts.push(`takes again what has no bounds: ${element.raw}`);
    const to = take(
      from,
      alphabet.characters.map(() => true),
    );
    step(to, from, { bounded: true });
    step(from, to);
    return to;
  }

  function addAssertion(assertion: AST.Assertion, from: number, inLoop: boolean): number {
    const to = node();
    const { words, lineEnds } = alphabet;
    switch (assertion.kind) {
      case 'start':
      case 'end': {
        const isEdge = (kind: number | null) => kind === null || (flags.includes('m') && lineEnds[kind]!);
        step(from, to, { condition: (before, after) => isEdge(assertion.kind === 'start' ? before : after) });
        break;
      }
      case 'word':
        step(from, to, {
          condition: (before, after) => (isIn(words, before) !== isIn(words, after)) !== assertion.negate,
        });
        break;
      case 'lookahead':
      case 'lookbehind':
        addLook(assertion, from, to, inLoop);
    }
    return to;
  }

  function addLook(look: AST.LookaroundAssertion, from: number, to: number, inLoop: boolean): void {
    const { alternatives, negate } = look;
    const isAhead = look.kind === 'lookahead';
    if (isUnbounded(alternatives)) {
      if (isAhead) step(addAlternatives(alternatives, from, inLoop), DEAD);
      else doubts.push(`looks back without bounds: ${look.raw}`);
    }
    const edges = alternatives.map((alternative) => edgeOf(alternative, isAhead, alphabet));
    const has = (kinds: Kinds, before: number | null, after: number | null) => isIn(kinds, isAhead ? after : before);
    const condition: Condition = negate
      ? (before, after) => !edges.some(({ kinds, isSingle }) => isSingle && has(kinds, before, after))
      : (before, after) => edges.some(({ kinds, isEmpty }) => isEmpty || has(kinds, before, after));
    step(from, to, { condition });
  }

  const last = addAlternatives(pattern.alternatives, START, false);
  step(last, ACCEPT);

  /** All ways from between two characters to the next place, none through the same spot twice. */
  function waysFrom(from: number): readonly Way[] {
    const ways: Way[] = [];
    const seen = new Set<number>();
    const walk = (spot: number, conditions: readonly Condition[], bounded: boolean) => {
      if (ways.length > 20_000) throw new Error('too many ways');
      if (spot === ACCEPT || spot === DEAD)
        return void ways.push({ to: spot === ACCEPT ? 'accept' : 'dead', conditions, bounded });
      if (seen.has(spot)) return undefined;
      seen.add(spot);
      for (const { place } of taking.get(spot) ?? []) ways.push({ to: place, conditions, bounded });
      for (const next of steps[spot]!)
        walk(
          next.to,
          next.condition ? [...conditions, next.condition] : conditions,
          bounded || (next.bounded ?? false),
        );
      seen.delete(spot);
      return undefined;
    };
    walk(from, [], false);
    return ways;
  }
  const targets = [...taking.values()].flat().toSorted((a, b) => a.place - b.place);
  return {
    alphabet,
    places,
    ways: targets.map(({ to }) => waysFrom(to)),
    begin: waysFrom(START),
    sticky: flags.includes('y'),
    doubts,
  };
}

function isUnbounded(alternatives: readonly AST.Alternative[]): boolean {
  let found = false;
  for (const alternative of alternatives)
    visitRegExpAST(alternative, { onQuantifierEnter: ({ max }) => void (found ||= max > MOST_TURNS) });
  return found;
}

interface Edge {
  readonly kinds: Kinds;
  /** It may match nothing: the character beside it says nothing. */
  readonly isEmpty: boolean;
  /** It is one character and nothing else. */
  readonly isSingle: boolean;
}

const isIn = (kinds: Kinds, kind: number | null) => kind !== null && kinds[kind]!;
const join = (a: Kinds, b: Kinds) => a.map((value, i) => value || b[i]!);

/** The characters that what is looked for may begin with (ahead) or end with (behind): rather too many than too few. */
function edgeOf(node: Element | AST.Alternative, isAhead: boolean, alphabet: Alphabet): Edge {
  const none = alphabet.characters.map(() => false);
  if (isCharacter(node)) return { kinds: alphabet.setOf(node), isEmpty: false, isSingle: true };
  if (node.type === 'Alternative') {
    let edge: Edge = { kinds: none, isEmpty: true, isSingle: false };
    const elements = isAhead ? node.elements : node.elements.toReversed();
    for (const element of elements) {
      if (!edge.isEmpty) break;
      const next = edgeOf(element, isAhead, alphabet);
      edge = { kinds: join(edge.kinds, next.kinds), isEmpty: next.isEmpty, isSingle: false };
    }
    const [only] = elements;
    return { ...edge, isSingle: elements.length === 1 && edgeOf(only!, isAhead, alphabet).isSingle };
  }
  if (node.type === 'Group' || node.type === 'CapturingGroup') {
    const edges = node.alternatives.map((alternative) => edgeOf(alternative, isAhead, alphabet));
    return {
      kinds: edges.reduce((kinds, edge) => join(kinds, edge.kinds), none),
      isEmpty: edges.some((edge) => edge.isEmpty),
      isSingle: edges.every((edge) => edge.isSingle),
    };
  }
  if (node.type === 'Quantifier') {
    const edge = edgeOf(node.element, isAhead, alphabet);
    return { kinds: edge.kinds, isEmpty: edge.isEmpty || node.min === 0, isSingle: false };
  }
  return { kinds: none, isEmpty: true, isSingle: false };
}
