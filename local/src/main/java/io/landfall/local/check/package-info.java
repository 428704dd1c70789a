/**
 * Results of checks that somebody asked for: as a {@linkplain io.landfall.local.check.CheckTable table}, as
 * {@linkplain io.landfall.local.check.CheckJson JSON}, as {@linkplain io.landfall.local.check.JUnitReport XML for CI}.
 */
package io.landfall.local.check;
