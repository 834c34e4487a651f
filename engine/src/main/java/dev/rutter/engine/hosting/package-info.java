/// What serves the software, asked over HTTP: releases, rollback, figures, logs. Knows nothing of
/// runbooks.
@NullMarked
package dev.rutter.engine.hosting;

import org.jspecify.annotations.NullMarked;
