/// Tests of this package.
@NullMarked
package dev.rutter.engine.ledger;

import org.jspecify.annotations.NullMarked;
