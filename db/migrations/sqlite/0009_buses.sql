CREATE TABLE `bus_times` (
	`area_id` text NOT NULL,
	`line` text NOT NULL,
	`stop` text NOT NULL,
	`days` text NOT NULL,
	`arrives` text NOT NULL,
	`leaves` text NOT NULL,
	PRIMARY KEY(`area_id`, `line`, `stop`, `days`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
