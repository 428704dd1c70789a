/**
 * What consumers could not process: how much of it waits for somebody, what it is, and putting it back or discarding it. How far
 * that has come is remembered in Kafka, in a consumer group of the installation.
 */
package io.landfall.local.deadletter;
