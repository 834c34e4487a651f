/// A hosting's client against a server that answers as Render's published API does, awkwardly too.
@NullMarked
package dev.rutter.engine.hosting;

import org.jspecify.annotations.NullMarked;
