/// Serves the files of a static site, as a process of its own. Knows nothing of releases.
@NullMarked
package dev.rutter.platform.site;

import org.jspecify.annotations.NullMarked;
