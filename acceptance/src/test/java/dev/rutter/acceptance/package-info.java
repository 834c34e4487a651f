/// The built distribution as its users meet it, and the tree as its authors keep it.
@NullMarked
package dev.rutter.acceptance;

import org.jspecify.annotations.NullMarked;
