/// What tests of several packages share.
@NullMarked
package dev.rutter.engine.support;

import org.jspecify.annotations.NullMarked;
