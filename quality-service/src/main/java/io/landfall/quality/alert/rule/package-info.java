/** What shows that something is wrong, and what shows that it is over: one class for each kind of problem. */
package io.landfall.quality.alert.rule;
