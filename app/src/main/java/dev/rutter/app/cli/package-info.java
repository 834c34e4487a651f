/// The command line: flags in, words and exit codes out. Holds no policy of runs or releases.
@NullMarked
package dev.rutter.app.cli;

import org.jspecify.annotations.NullMarked;
