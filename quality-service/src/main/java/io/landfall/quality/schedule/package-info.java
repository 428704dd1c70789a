/** When checks with a schedule of their own are due. */
package io.landfall.quality.schedule;
