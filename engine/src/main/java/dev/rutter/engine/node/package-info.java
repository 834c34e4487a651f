/// Several machines share the runs of one database: who goes on with which run, and until when. One
/// execution of db-scheduler is one run. Knows nothing of what runs do.
@NullMarked
package dev.rutter.engine.node;

import org.jspecify.annotations.NullMarked;
