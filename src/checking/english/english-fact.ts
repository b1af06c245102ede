interface Span {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** `nearly` lies below its figure, `about` on either side; null for an exact one. */
export type EnglishBound = 'least' | 'most' | 'about' | 'nearly' | null;

/** An amount of an English text: 50 million yuan → 50,000,000, 元. */
export interface EnglishNumber extends Span {
  readonly kind: 'number';
  readonly value: number;
  /** The Chinese unit of money, area, share, length, weight, time or persons; null for what counts things. */
  readonly unit: string | null;
  /** What its bound may be: over a year is more than a year or during it. */
  readonly bounds: readonly EnglishBound[];
}

/** A part of a year or a month. */
export type DatePart = 'start' | 'middle' | 'end' | 'first half' | 'second half' | `quarter ${number}`;

/** August 18, 2020; the end of 2022. Null for what is not told. */
export interface EnglishDate extends Span {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: DatePart | null;
}

/** second, 2nd → 2. */
export interface EnglishOrdinal extends Span {
  readonly kind: 'ordinal';
  readonly value: number;
}

/** 8:30, 5 p.m. in minutes of the day. */
export interface EnglishClock extends Span {
  readonly kind: 'clock';
  readonly minutes: number;
}

/** two thirds → 2, 3; a ratio of 2:1 → 2, 1. */
export interface EnglishRatio extends Span {
  readonly kind: 'fraction' | 'ratio';
  readonly first: number;
  readonly second: number;
}

/** 2:08:14 → 2 hours, 8 minutes, 14 seconds. */
export interface EnglishDuration extends Span {
  readonly kind: 'duration';
  readonly parts: readonly [number, number, number];
}

export type EnglishFact = EnglishDuration | EnglishNumber | EnglishDate | EnglishOrdinal | EnglishClock | EnglishRatio;
