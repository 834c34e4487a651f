/// What machines read: our users' JSON, its records apart from the domain's. Jackson hides here.
@NullMarked
package dev.rutter.app.json;

import org.jspecify.annotations.NullMarked;
