import { isatty } from 'node:tty';
import picocolors from 'picocolors';

/** Colours for standard output: only where it is a terminal (picocolors alone takes any CI for one); none with NO_COLOR. */
export const colors = picocolors.createColors(picocolors.isColorSupported && isatty(process.stdout.fd));
