/** What the services' outermost layer shares: configuration, the project, the way to the warehouse. */
package io.landfall.service;
