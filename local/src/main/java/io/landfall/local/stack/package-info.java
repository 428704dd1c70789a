/**
 * What runs on this machine. {@link io.landfall.local.stack.Stack} starts {@link io.landfall.local.stack.StackPart}s and
 * {@link io.landfall.local.stack.ServiceProcess}es; {@link io.landfall.local.stack.StackFile} tells other commands where
 * they are.
 */
package io.landfall.local.stack;
