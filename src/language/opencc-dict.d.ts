/** The dictionaries inside opencc-js: entries joined by `|`, each `from to [to …]`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
