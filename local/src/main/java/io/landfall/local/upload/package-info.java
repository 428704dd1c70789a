/** Files of this machine into the landing bucket. */
package io.landfall.local.upload;
