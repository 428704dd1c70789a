/** {@code alerts.yaml}: who is told of alerts, and how. */
package io.landfall.project.alert;
