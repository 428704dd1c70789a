/** SQS in this JVM: persisted queues are restored, then the endpoint opens. */
package io.landfall.local.sqs;
