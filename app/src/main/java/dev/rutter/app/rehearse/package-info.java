/// Runs a document in a sandbox that ends with it: a copy of the workspace, a local platform,
/// stand-ins for programs that would reach a real service, faults on request; and tells of each
/// line what became of it.
@NullMarked
package dev.rutter.app.rehearse;

import org.jspecify.annotations.NullMarked;
