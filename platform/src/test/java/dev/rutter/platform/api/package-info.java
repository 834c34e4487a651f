/// The platform as its users meet it: up, deploy, switch, go back, kill, down.
@NullMarked
package dev.rutter.platform.api;

import org.jspecify.annotations.NullMarked;
