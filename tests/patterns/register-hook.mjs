import { register } from 'node:module';

register('./note-patterns-hook.mjs', import.meta.url);
