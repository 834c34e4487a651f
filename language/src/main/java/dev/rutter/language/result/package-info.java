/// What the words beside a command say of its result. Makes no steps.
@NullMarked
package dev.rutter.language.result;

import org.jspecify.annotations.NullMarked;
