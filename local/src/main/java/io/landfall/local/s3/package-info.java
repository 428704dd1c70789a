/**
 * S3 in this JVM, with the bucket notifications the embedded store lacks.
 *
 * <p>request → {@link io.landfall.local.s3.S3Servlet} → store on disk → {@link io.landfall.local.s3.NotifyingBlobStore} → matching rules
 * of the bucket → S3 event message → SQS.
 */
package io.landfall.local.s3;
