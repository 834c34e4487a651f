/// The deployment log: a fold of the journal in the document's own template.
@NullMarked
package dev.rutter.engine.ledger;

import org.jspecify.annotations.NullMarked;
