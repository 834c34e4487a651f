/// What demos and rehearsals are put together from: programs called and ended, the command line as
/// a process of its own, folders copied and removed, and the ends of everything that was started.
@NullMarked
package dev.rutter.app.stage;

import org.jspecify.annotations.NullMarked;
