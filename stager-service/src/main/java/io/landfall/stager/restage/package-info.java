/** Files of batches whose gates or checks failed are staged again from the bucket, as a retry asks for. */
package io.landfall.stager.restage;
