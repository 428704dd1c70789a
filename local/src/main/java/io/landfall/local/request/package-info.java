/** Asking a service for something over Kafka, and following what comes of it. Knows neither services nor stacks. */
package io.landfall.local.request;
