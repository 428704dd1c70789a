/**
 * Facts in, alerts out. {@linkplain io.landfall.quality.alert.Rule Rules}, one for each {@linkplain
 * io.landfall.quality.alert.AlertKind kind}, see in events that something is wrong or over; the {@linkplain
 * io.landfall.quality.alert.AlertDesk desk} decides what that is worth telling, against the {@linkplain
 * io.landfall.quality.alert.AlertBook book} of what was told before.
 */
package io.landfall.quality.alert;
