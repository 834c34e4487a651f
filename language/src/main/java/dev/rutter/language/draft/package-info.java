/// What has been read of a document so far: the roles of its lines, and steps of which the lines
/// below may still say more. Reads no block itself.
@NullMarked
package dev.rutter.language.draft;

import org.jspecify.annotations.NullMarked;
