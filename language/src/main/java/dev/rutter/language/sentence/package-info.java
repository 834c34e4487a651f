/// What a sentence says: when it holds, what it expects, how long it waits, which bound it sets,
/// what of it is not to be done yet. One sentence at a time, as text: knows nothing of where in a
/// document it stands.
@NullMarked
package dev.rutter.language.sentence;

import org.jspecify.annotations.NullMarked;
