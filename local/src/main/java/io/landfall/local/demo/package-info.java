/**
 * The demo: a warehouse is provisioned, files are uploaded, and their way is followed until they are checked.
 * {@link io.landfall.local.demo.Demo} does it, a {@link io.landfall.local.demo.DemoView} shows it,
 * {@link io.landfall.local.demo.DemoReport} says what came out.
 */
package io.landfall.local.demo;
