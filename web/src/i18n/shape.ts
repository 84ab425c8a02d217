/**
 * The shape the English words must have, taken from the Russian ones. Russian counts in `_one`, `_few`, `_many`; English in
 * `_one`, `_other`.
 */
export type SameShape<T> = {
  [K in keyof T as EnglishKey<K>]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : SameShape<T[K]>
}

type EnglishKey<K> = K extends `${string}_few` ? never : K extends `${infer Base}_many` ? `${Base}_other` : K
