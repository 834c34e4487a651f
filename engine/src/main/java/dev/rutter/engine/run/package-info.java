/// One run from its first event to its last: the fold of its journal, the decision what to do next,
/// and the engine that does it. Knows nothing of terminals, pages or files of the ledger.
@NullMarked
package dev.rutter.engine.run;

import org.jspecify.annotations.NullMarked;
