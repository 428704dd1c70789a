/** Alerts as the topic has them, and as a person sees them. */
package io.landfall.local.alert;
