/// What a shell, or a database's client, makes of a text: its statements, the programs they start,
/// what of them destroys, asks or must be filled in first. Knows nothing of documents and runs
/// nothing.
@NullMarked
package dev.rutter.language.shell;

import org.jspecify.annotations.NullMarked;
